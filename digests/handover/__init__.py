"""What is said when roles change hands, an account closes, or somebody acts in a role for some days; what is wrong
with those days."""
