"""What people do in Slack, a file for each conversation. No SQL, no long block literals."""
