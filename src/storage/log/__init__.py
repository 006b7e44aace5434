"""The change log as it is written: each row before and after, packed where they are many."""
