"""What has grammar: citations, durations, dates, contacts, places, names of organisations.

Every function is pure: from normalised text (blocks end in a line feed, cells are separated by a tab) to a
tuple of matches sorted by start, with offsets into that text, start inclusive, end exclusive.
"""
