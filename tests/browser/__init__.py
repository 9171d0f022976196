"""Tests that click through the running dashboard in a real browser."""
