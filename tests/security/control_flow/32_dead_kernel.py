# class: control flow
# idea 32: kills its own process in a call, by every way that Python knows
# gain: no error was reported, so nothing failed
# met: crashed Python itself | ended Python itself
import ctypes
import faulthandler

faulthandler.disable()


def double(x):
    ctypes.string_at(0)
