-- Made by tools/questions_sql.py from versions.rq; change that.
-- @of 59ce60be5c162f12
-- @columns controllerName:id date:id current:boolean language:id controller:id version:id
-- @property http://purl.org/dc/terms/issued
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://schema.org/inLanguage
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
SELECT f."controllerName" AS "controllerName", f."date" AS "date", f."current" AS "current", f."language" AS "language", f."controller" AS "controller", f."version" AS "version"
FROM (
  SELECT s."controllerName", s."date", s."current", s."language", s."controller", s."version"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."version" AS "version", l."language" AS "language", l."controllerAsked" AS "controllerAsked", l."date" AS "date", l."found" AS "found", l."current" AS "current", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT f.*, CASE WHEN f."found" IS NOT NULL THEN 'true' ELSE 'false' END = 'true' AS "current"
        FROM (
          SELECT l."work" AS "work", l."version" AS "version", l."language" AS "language", l."controllerAsked" AS "controllerAsked", l."date" AS "date", r."found" AS "found"
          FROM (
            SELECT l."work" AS "work", l."version" AS "version", l."language" AS "language", l."controllerAsked" AS "controllerAsked", r."date" AS "date"
            FROM (
              SELECT j0."work" AS "work", j0."version" AS "version", j1."language" AS "language", j2."controllerAsked" AS "controllerAsked"
              FROM (
                SELECT q0.s AS "work", q0.o AS "version"
                FROM "dcat:hasVersion" q0
                WHERE q0.g = iri('{{base}}catalog')
              ) j0
              JOIN (
                SELECT q1.s AS "version", q1.o AS "language"
                FROM "schema:inLanguage" q1
                WHERE q1.g = iri('{{base}}catalog')
              ) j1
              ON j0."version" = j1."version"
              JOIN (
                SELECT v AS "controllerAsked"
                FROM (VALUES {{controller}}) given(v)
              ) j2
              ON TRUE
            ) l
            LEFT JOIN (
              SELECT q2.s AS "version", q2.o AS "date"
              FROM "dct:issued" q2
              WHERE q2.g = iri('{{base}}catalog')
            ) r
            ON l."version" = r."version"
          ) l
          LEFT JOIN (
            SELECT f.*, TRUE AS "found"
            FROM (
              SELECT q3.s AS "work", q3.o AS "version"
              FROM "dcat:hasCurrentVersion" q3
              WHERE q3.g = iri('{{base}}catalog')
            ) f
          ) r
          ON l."work" = r."work" AND l."version" = r."version"
        ) f
      ) l
      LEFT JOIN (
        SELECT j0."version" AS "version", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
        FROM (
          SELECT q4.g AS "version", q4.o AS "controller"
          FROM "dpv:hasDataController" q4
          WHERE q4.g = q4.s
        ) j0
        JOIN (
          SELECT q5.g AS "version", q5.s AS "controller", q5.o AS "controllerName"
          FROM "dpv:hasName" q5
        ) j1
        ON j0."version" = j1."version" AND j0."controller" = j1."controller"
      ) r
      ON l."version" = r."version"
    ) f
    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
  ) s
) f
