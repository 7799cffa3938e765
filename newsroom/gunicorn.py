"""Gunicorn's settings: `gunicorn -c newsroom/gunicorn.py`, with numbers from the environment (README.md has the table).

Threads, because a request waits for the database more than it computes; the application is loaded before the
workers fork, so that they share its memory and a wrong setting stops the start instead of every worker.
"""

import logging
import os

from environs import Env, validate

from newsroom.environment import networks, read, refuse, switch
from newsroom.logs import logging_config

env = Env()
local = switch(env, "NEWSROOM_LOCAL")
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}

host = env.str("NEWSROOM_BIND", "127.0.0.1")
if local and host not in LOOPBACK:
    refuse(f"NEWSROOM_BIND={host} would show local mode to others; leave it out, or leave NEWSROOM_LOCAL=1 out")

wsgi_app = "newsroom.wsgi:application"
bind = f"{host}:{read(env.int, 'PORT', 8000, validate=validate.Range(min=1, max=65535))}"
proc_name = "newsroom"

worker_class = "gthread"
workers = read(env.int, "WEB_CONCURRENCY", min(os.cpu_count() or 1, 4), validate=validate.Range(min=1))
threads = read(env.int, "NEWSROOM_THREADS", 4, validate=validate.Range(min=1))
preload_app = True
timeout = 60
"""Seconds after which a silent worker is replaced; the import of a long page in the desk fits well."""
graceful_timeout = 30
"""Seconds that requests in hand have to end when the server stops."""
keepalive = 5
"""Seconds; a proxy in front keeps its connections."""
max_requests = 2000
"""Requests after which a worker is replaced, so that no slow leak of memory grows for ever."""
max_requests_jitter = 200
"""Requests; the workers are not replaced all at once."""
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - gunicorn's heartbeat file
"""In memory where there is such a folder: a slow disk must not look like a dead worker."""

forwarded_allow_ips = ",".join(map(str, networks(env, "NEWSROOM_PROXIES", ("127.0.0.1", "::1"))))
"""Only these may say that the request came by HTTPS."""
forwarder_headers = ""
"""No header of a client sets where the site is mounted."""
control_socket_disable = True
"""Signals are enough to steer it, and one socket in the home folder would be shared by all sites."""

accesslog = "-"
access_log_format = '%(h)s "%({x-forwarded-for}i)s" "%(r)s" %(s)s %(b)s %(M)sms "%(a)s"'
logconfig_dict = logging_config(json=not local, level=read(env.log_level, "NEWSROOM_LOG_LEVEL", logging.INFO))
