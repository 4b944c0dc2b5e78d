"""The interface for Python: stores and endpoints, and what they answer as records that become data frames."""
