"""What people do and what comes of the app's answers: acts, payloads, acknowledgements."""
