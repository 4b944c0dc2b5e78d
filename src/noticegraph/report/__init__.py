"""What validation found, for people and for programs: pages, tables, and the formats of editors and of CI."""
