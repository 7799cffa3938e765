"""Stories as a page prints them, for pages that tests are made of."""

PARKS = """本报讯 今年以来，城东陆续建成三座公园，
总面积十二万平方米。公园里有步道、球场和
儿童乐园，附近居民出门十分钟就能走到。
下一步，城东还将建设两座口袋公园，预
计明年国庆前开放。每座公园都配有停车场和
公共厕所，并安排专人管理。
"""
"""A body of two paragraphs, its indents lost."""
