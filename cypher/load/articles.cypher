// Title: Load articles
// Answers: Sets the content of articles that are there.
// Parameters:
//   rows: rows -- id, title, url, publisher, published, origin, name, key, sha256, text
// Columns: none
UNWIND $rows AS row
MATCH (x:Article {id: row.id})
SET x.title = row.title, x.url = row.url, x.publisher = row.publisher,
    x.published = row.published, x.origin = row.origin, x.name = row.name, x.key = row.key,
    x.sha256 = row.sha256, x.text = row.text
