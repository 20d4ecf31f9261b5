"""Isolation: files are parsed in a process of their own, so that none can crash, hang or bloat the one that builds."""
