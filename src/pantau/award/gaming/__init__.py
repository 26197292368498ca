"""Signs that numbers were made for the award: each says what to ask about, and accuses nobody."""

from pantau.award.gaming.detector import Asked, Detector, Pay, Sign, Signs, Tally, detectors, signs

__all__ = ["Asked", "Detector", "Pay", "Sign", "Signs", "Tally", "detectors", "signs"]
