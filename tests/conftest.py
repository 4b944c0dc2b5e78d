"""How properties are tested everywhere: by what they find, and not by how long a busy machine takes to try them."""

from hypothesis import HealthCheck, settings

settings.register_profile("by content", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("by content")
