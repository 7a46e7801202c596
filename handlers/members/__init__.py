"""What members asked for is logged, amended and answered."""
