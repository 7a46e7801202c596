"""Tests of what an office does to keep Muster running: doctor, backups, upgrades, the kept paper."""
