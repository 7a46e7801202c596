"""How any paper is written: its outline, its look, its wording of figures and facts, the Word file."""
