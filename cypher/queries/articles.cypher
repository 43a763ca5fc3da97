// Title: Articles
// Answers: Which articles are stored, newest first, those without a date last?
// Parameters:
//   q: string = "" -- what title or publisher must hold, in lower case; "" for all
//   after_published: string = "~" -- only articles after this date and id in the order
//   after_id: string = "" -- see after_published
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the article
//   title -- its title, or null
//   url -- its address, or null
//   publisher -- who published it, or null
//   published -- ISO 8601, or null
//   origin -- where it was read, or null
//   name -- its short name, such as the file's, or null
//   sha256 -- digest of its content
//   assertions -- how many assertions it reports
// Key: -published, id
MATCH (x:Article)
WHERE ($q = '' OR toLower(coalesce(x.title, '')) CONTAINS $q
       OR toLower(coalesce(x.publisher, '')) CONTAINS $q)
  AND (coalesce(x.published, '') < $after_published
       OR (coalesce(x.published, '') = $after_published AND x.id > $after_id))
WITH x, coalesce(x.published, '') AS day
ORDER BY day DESC, x.id
LIMIT $limit
RETURN x.id AS id, x.title AS title, x.url AS url, x.publisher AS publisher,
       x.published AS published, x.origin AS origin, x.name AS name, x.sha256 AS sha256,
       COUNT { MATCH (x)<-[:REPORTED_IN]-(:Assertion) } AS assertions, day
ORDER BY day DESC, id
