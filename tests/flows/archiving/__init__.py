"""The record handed on."""
