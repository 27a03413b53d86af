"""Campaigns, thematic years, models and contests."""
