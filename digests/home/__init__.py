"""App Home by duty, with a person's own commitments and what stands out, and other rooms' parts; what one may ask
at any time, and what App Home says when nothing waits."""
