"""Benchmarks as a program: `python -m tests.bench`. Each figure is a ratio of two things measured in turn in
one run, for seconds alone say more of the machine than of Muster. Never a test: a missed goal fails nothing."""
