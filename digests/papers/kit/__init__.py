"""How any paper is written: its outline, its look, the Word file."""
