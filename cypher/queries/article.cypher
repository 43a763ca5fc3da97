// Title: Article
// Answers: What is this article, word for word?
// Parameters:
//   id: string -- the article
// Columns:
//   id -- the article
//   title -- its title, or null
//   url -- its address, or null
//   publisher -- who published it, or null
//   published -- ISO 8601, or null
//   origin -- where it was read, or null
//   name -- its short name, such as the file's, or null
//   sha256 -- digest of its content
//   text -- the article as published; all offsets count its characters
//   assertions -- how many assertions it reports
MATCH (x:Article {id: $id})
RETURN x.id AS id, x.title AS title, x.url AS url, x.publisher AS publisher,
       x.published AS published, x.origin AS origin, x.name AS name, x.sha256 AS sha256,
       x.text AS text, COUNT { MATCH (x)<-[:REPORTED_IN]-(:Assertion) } AS assertions
