"""The Web API's methods, one file for each family; `table` says which exist, with their scopes and tiers."""
