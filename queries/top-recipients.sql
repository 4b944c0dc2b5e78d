-- Made by tools/questions_sql.py from top-recipients.rq; change that.
-- @of 596f9201ae129851
-- @columns recipientName:id identifiedBy:id controllers:integer notices:integer recipient:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."recipientName" AS "recipientName", f."identifiedBy" AS "identifiedBy", f."controllers" AS "controllers", f."notices" AS "notices", f."recipient" AS "recipient"
FROM (
  SELECT s."recipientName", s."identifiedBy", s."controllers", s."notices", s."recipient"
  FROM (
    SELECT f.*, f."__agg_4__" AS "notices"
    FROM (
      SELECT f.*, f."__agg_3__" AS "controllers"
      FROM (
        SELECT f.*, f."__agg_2__" AS "identifiedBy"
        FROM (
          SELECT f.*, f."__agg_1__" AS "recipientName"
          FROM (
            SELECT f.*, f."__agg_5__" AS "recipient"
            FROM (
              SELECT arg_min(f."written", t0.lex) AS "__agg_1__", arg_min(f."by", t1.lex) AS "__agg_2__", count(DISTINCT f."controller") AS "__agg_3__", count(DISTINCT f."notice") AS "__agg_4__", f."recipient" AS "__agg_5__"
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."recipient" AS "recipient", l."written" AS "written", l."by" AS "by", r."controller" AS "controller"
                FROM (
                  SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j2."written" AS "written", j3."by" AS "by"
                  FROM (
                    SELECT q0.s AS "work", q0.o AS "notice"
                    FROM "{{holds}}" q0
                    WHERE q0.g = iri('{{base}}catalog')
                  ) j0
                  JOIN (
                    SELECT DISTINCT *
                    FROM (
                      SELECT s."notice", s."recipient"
                      FROM (
                        SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "recipient"
                        FROM "dpv:hasRecipient" q1
                      ) s
                    ) d
                  ) j1
                  ON j0."notice" = j1."notice"
                  JOIN (
                    SELECT q2.g AS "notice", q2.s AS "recipient", q2.o AS "written"
                    FROM "dpv:hasName" q2
                  ) j2
                  ON j0."notice" = j2."notice" AND j1."recipient" = j2."recipient"
                  JOIN (
                    SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "by"
                    FROM "ng:identifiedBy" q3
                  ) j3
                  ON j0."notice" = j3."notice" AND j1."recipient" = j3."recipient"
                ) l
                LEFT JOIN (
                  SELECT q4.g AS "notice", q4.o AS "controller"
                  FROM "dpv:hasDataController" q4
                  WHERE q4.g = q4.s
                ) r
                ON l."notice" = r."notice"
              ) f
              LEFT JOIN terms t0 ON t0.id = f."written"
              LEFT JOIN terms t1 ON t1.id = f."by"
              GROUP BY f."recipient"
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
