"""A client that gives up soon, for tests: soon, but not so soon that a busy machine looks like a fault."""

from web.client import Settings

SETTINGS = Settings(
    contact="curator@example.org",
    connect_seconds=2,
    silent_seconds=1,
    all_seconds=1.5,
    pause_seconds=0,
    tries=2,
    most_wait_seconds=2,
    most_bytes=1_000,
    local_hosts=True,
)
