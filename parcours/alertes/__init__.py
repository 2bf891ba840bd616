"""Alerts: deadlines opened, closed and put off; told on the pages and, without any name, by e-mail."""
