"""Phrases become When, Where and Actor, each with its reasons and the candidates that lost."""
