"""Writes down whom this process tries to reach. Python imports a module of this name by itself when it starts.

A test puts this folder on the `PYTHONPATH` of a server, whose workers inherit it, and names a file in
`GLASSBOX_CALLS`. What is asked for is noted before it is tried, so that it shows up also where it fails silently.
Code that opens sockets without Python is not heard.
"""

import json
import os
import sys

ASKING = ("socket.connect", "socket.sendto", "socket.sendmsg")  # (socket, address); the others begin with a name
NAMING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_calls = os.open(os.environ["GLASSBOX_CALLS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)  # many processes append


def listen(event: str, args: tuple) -> None:
    """Note a call to a host; other events, and sockets that are files, are of no interest."""
    if event in ASKING:
        address = args[1]
    elif event in NAMING:
        address = args[:1]
    else:
        return
    if isinstance(address, tuple):
        host = address[0].decode() if isinstance(address[0], bytes) else address[0]
        call = {"program": " ".join(sys.orig_argv[1:]), "event": event, "host": host}
        os.write(_calls, json.dumps(call).encode() + b"\n")


sys.addaudithook(listen)
