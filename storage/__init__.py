"""The record and the rules of the record. No Slack, no words for people, no wall clock."""
