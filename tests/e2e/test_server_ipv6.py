"""The server at an IPv6 address."""

import socket
import tempfile
import unittest

import daemon
import programs


def has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


class Ipv6(unittest.TestCase):
    def test_ipv6_is_served(self):
        with tempfile.TemporaryDirectory() as folder:
            daemon.publish(folder + "/index")
            with daemon.Daemon(folder + "/index", listen="[::1]:0") as server:
                self.assertEqual(200, server.get("/healthz").status)


if __name__ == "__main__":
    if not has_ipv6():
        programs.skip_all("there is no IPv6 here")
    programs.main()
