"""Mutation testing: does a room's own tests notice when its code is wrong?"""
