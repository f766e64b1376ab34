-- The words of events that were indexed before the list of words was kept.
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(event_search, row);
--> statement-breakpoint
INSERT OR IGNORE INTO search_words (word) SELECT term FROM search_vocabulary;
--> statement-breakpoint
DROP TABLE search_vocabulary;
