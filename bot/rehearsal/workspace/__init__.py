"""Slack as far as an app can see, in a process of its own: Web API, Socket Mode, views, files, limits.

It knows nothing of the app that talks to it: every rule and number here comes from Slack's documentation."""
