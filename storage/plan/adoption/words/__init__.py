"""What words mean in plans, wherever they stand: days, ratings, names, headings, protective markings."""
