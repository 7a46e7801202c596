"""Tests of the embedded Slack: a real process, the real slack_sdk and Bolt against it."""
