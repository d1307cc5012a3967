"""The files of visitors: uploaded by, or made for, one session; opened here and nowhere else."""
