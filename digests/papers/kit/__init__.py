"""How any paper is written: its outline, its wording of figures and facts."""
