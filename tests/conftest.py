"""What all tests share: how hypothesis searches, here and in continuous integration."""

import os

from hypothesis import HealthCheck, settings

# No deadline: other work on the machine must not fail a test. In CI the same examples every time, so that a red build
# is a change of ours; elsewhere new ones, so that bugs are found.
settings.register_profile("local", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
