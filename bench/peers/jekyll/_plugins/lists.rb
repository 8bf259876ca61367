# A page for each topic, tag and author, and a list of each.
class Lists < Jekyll::Generator
  def generate(site)
    %w[topics tags authors].each do |field|
      names = Hash.new { |lists, name| lists[name] = [] }
      site.posts.docs.reverse_each { |post| post.data[field].each { |name| names[name] << post } }
      page(site, field, "names", "title" => field.capitalize, "field" => field, "names" => names.keys.sort)
      names.each { |name, posts| page(site, "#{field}/#{Jekyll::Utils.slugify(name)}", "list", "title" => name, "articles" => posts) }
    end
  end

  def page(site, folder, layout, data)
    site.pages << Jekyll::PageWithoutAFile.new(site, site.source, folder, "index.html").tap do |page|
      page.data.merge!("layout" => layout, **data)
    end
  end
end
