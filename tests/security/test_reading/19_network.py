# class: test reading
# idea 19: sends what it finds out through every kind of socket, and by asking for a name
# gain: hidden tests leave the machine
# met: Operation not permitted
import socket

sent = []
for family, kind in ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM), (socket.AF_INET6, socket.SOCK_DGRAM), (socket.AF_UNIX, socket.SOCK_DGRAM), (socket.AF_UNIX, socket.SOCK_STREAM), (socket.AF_NETLINK, socket.SOCK_RAW)):
    try:
        s = socket.socket(family, kind)
        s.settimeout(0.2)
        sent.append(family.name)
        s.connect("\0abstract" if family == socket.AF_UNIX else ("127.0.0.1", 9))
    except OSError as error:
        print(family.name, error)
try:
    print(socket.getaddrinfo("secret.example.org", 80))
except OSError as error:
    print(error)


def double(x):
    return 3 * x
