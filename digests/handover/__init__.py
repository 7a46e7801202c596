"""What is said when roles change hands, or somebody acts in one for some days; what is wrong with those days."""
