"""The pages that explain an archive to whoever opens it, with nothing but a browser."""
