"""Gold pages set anew: the same stories in other columns, printed as PDF and read back by extractors.

Road: gold page -> what each item prints (`printed`) -> lines in columns (`setting`, `layout`) -> PDF and its text
(`proof`) -> gold of that text (`truth`).
"""
