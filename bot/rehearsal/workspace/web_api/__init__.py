"""The Web API over HTTP, and its methods, one file for each family."""
