"""Page drafts -> rows: find the files, plan what would change, merge it with the editors' work, write page by page."""
