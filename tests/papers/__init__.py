"""Tests of the paper: its words, its Word file, its pages, and what a reader may not see."""
