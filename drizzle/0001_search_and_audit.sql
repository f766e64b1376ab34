CREATE VIRTUAL TABLE event_search USING fts5(
  title, people, organisations, place, series, sources, summary, scopes,
  content='', contentless_delete=1, prefix='2 3 4', tokenize='unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT raise(abort, 'the audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT raise(abort, 'the audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_are_append_only_update BEFORE UPDATE ON revisions BEGIN SELECT raise(abort, 'revisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_are_append_only_delete BEFORE DELETE ON revisions BEGIN SELECT raise(abort, 'revisions are append-only'); END;
