"""An outline as a Word file: its package, its look, its links and what is written for each block."""
