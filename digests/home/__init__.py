"""App Home by duty, put together from other rooms' parts; what one may ask at any time, and what App Home says
when nothing waits."""
