"""What happens on an event: sessions, runs, the threads that call functions, the files they make."""
