# class: notebook layer
# idea 50: hands in a notebook of a hundred thousand cells, and one value nested ten thousand deep
# gain: a reader that never ends, or falls
# met: more than the 2,000 that are read
# %% make
nb = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {"a": ' + "[" * 900 + "]" * 900 + '}, "cells": [' + "{}," * 100_000 + "{}]}"
